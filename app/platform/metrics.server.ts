import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/**
 * What is counted while the portal runs. Every label is a word of the program's own or of the configuration (a provider's id, a
 * route's pattern): never what somebody has sent, and no id. Times are in seconds.
 */
export type Metrics = {
  /** A request has been answered. `route` is the pattern of its address. */
  answered: (request: { route: string; method: string; status: number; seconds: number }) => void
  /** A call to a provider has ended. `outcome` is `ok` or what kind of failure it was. */
  providerCalled: (call: { provider: string; operation: string; outcome: string; seconds: number }) => void
  /** A provider is not asked for the time being, or is again. `of`: the room whose breaker it is. */
  breaker: (provider: string, of: string, isOpen: boolean) => void
  /** A page has been given the last good answer, because the provider gave none. */
  keptAnswer: (provider: string) => void
  /** What somebody submitted has come to the provider, so long after it was submitted. */
  delivered: (provider: string, seconds: number) => void
  /** What came of a try to tell somebody outside the portal. */
  notice: (channel: string, outcome: string) => void
  /** A notice was handed over, so long after it was made. */
  noticeHandedOver: (channel: string, seconds: number) => void
  signIn: (outcome: string) => void
}

/** Counts nothing: for tests, and where nobody has asked for figures. */
export const noMetrics: Metrics = {
  answered: () => undefined,
  providerCalled: () => undefined,
  breaker: () => undefined,
  keptAnswer: () => undefined,
  delivered: () => undefined,
  notice: () => undefined,
  noticeHandedOver: () => undefined,
  signIn: () => undefined,
}

/** The figures of one process: those that are counted, and those that are looked up when somebody asks. */
export type MetricsBook = {
  metrics: Metrics
  /**
   * A figure of how things stand. `look` is called when the book is read and gives a value for each set of labels; nothing
   * for what is not known, and then there is no line of it.
   */
  gauge: (name: string, help: string, labels: readonly string[], look: () => readonly GaugeValue[]) => void
  /** The figures, as Prometheus reads them. */
  read: () => Promise<{ contentType: string; text: string }>
}

export type GaugeValue = { labels?: Record<string, string>; value: number }

/** A page is to be there within 0.3 s and within 2 s at the latest: edges at both. */
const pageSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10]
const waitSeconds = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 21_600, 86_400]

/** Makes an empty book. `about` is what this process is: its version, and Node's. */
export function createMetricsBook(about: { version: string; node: string }): MetricsBook {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers })
  const histogram = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name, help, labelNames, buckets, registers })

  const build = new Gauge({ name: 'insyn_build_info', help: 'What runs', labelNames: ['version', 'node'], registers })
  build.set(about, 1)
  const requests = histogram(
    'http_server_request_duration_seconds',
    'From when a request came until it was answered, by the pattern of its address; not pages that listen',
    ['http_route', 'http_request_method', 'http_response_status_code'],
    pageSeconds,
  )
  const calls = histogram(
    'http_client_request_duration_seconds',
    'From when a provider was asked until it had answered, tries and queue included',
    ['provider', 'operation', 'outcome'],
    pageSeconds,
  )
  const breakers = new Gauge({
    name: 'insyn_provider_breaker_state',
    help: '1: the provider is not asked for the time being; of: which of its rooms',
    ...{ labelNames: ['provider', 'of'], registers },
  })
  const kept = counter('insyn_kept_answers_served_total', 'Answers that were shown from before', ['provider'])
  const delivered = histogram(
    'insyn_outbox_delivered_seconds',
    'From when somebody submitted something until the provider had taken it',
    ['provider'],
    waitSeconds,
  )
  const notices = counter('insyn_notices_total', 'Tries to tell somebody outside the portal', ['channel', 'outcome'])
  const noticeTimes = histogram(
    'insyn_notice_handed_over_seconds',
    'From when a notice was made until its service had taken it; quiet hours are before it is made',
    ['channel'],
    waitSeconds,
  )
  const signIns = counter('insyn_sign_ins_total', 'Sign-ins that came back from the broker', ['outcome'])

  return {
    metrics: {
      answered: ({ route, method, status, seconds }) => {
        const labels = { http_route: route, http_request_method: method, http_response_status_code: status }
        requests.observe(labels, seconds)
      },
      providerCalled: ({ seconds, ...labels }) => calls.observe(labels, seconds),
      breaker: (provider, of, isOpen) => breakers.set({ provider, of }, isOpen ? 1 : 0),
      keptAnswer: (provider) => kept.inc({ provider }),
      delivered: (provider, seconds) => delivered.observe({ provider }, seconds),
      notice: (channel, outcome) => notices.inc({ channel, outcome }),
      noticeHandedOver: (channel, seconds) => noticeTimes.observe({ channel }, seconds),
      signIn: (outcome) => signIns.inc({ outcome }),
    },
    gauge: (name, help, labelNames, look) => {
      new Gauge({
        ...{ name, help, labelNames: [...labelNames], registers },
        collect() {
          this.reset()
          // What is not known is not there, and not nothing.
          if (labelNames.length === 0) this.remove()
          for (const { labels = {}, value } of look()) this.set(labels, value)
        },
      })
    },
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  }
}
