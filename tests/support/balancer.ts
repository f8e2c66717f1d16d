import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProcess, stopProcess } from '../../scripts/programs.mjs'
import { findBalancer } from '../../scripts/setup.mjs'

/** How often the balancer asks whether a process is ready, in milliseconds; one "no" is enough. */
export const checkMs = 200

/**
 * Starts HAProxy before processes of the portal on this machine: it shares requests out among those whose `/readyz` says 200,
 * and sends none twice, so that what a process loses is lost.
 * @param options.folder for its configuration; `port` it listens on; `ports` of the portals
 */
export function startBalancer({ folder, port, ports }: { folder: string; port: number; ports: readonly number[] }) {
  const lines = [
    ...['global', '  maxconn 2000', 'defaults', '  mode http', '  retries 0', '  option httpchk GET /readyz'],
    ...[
      '  timeout connect 5s',
      '  timeout check 5s',
      '  timeout client 65s',
      '  timeout server 65s',
      '  timeout http-keep-alive 65s',
    ],
    ...['frontend people', `  bind :::${port} v4v6`, '  default_backend portals'],
    ...['backend portals', '  balance roundrobin', `  default-server inter ${checkMs}ms fall 1 rise 1`],
    ...ports.map((one) => `  server portal-${one} 127.0.0.1:${one} check`),
  ]
  const file = join(folder, 'haproxy.cfg')
  writeFileSync(file, `${lines.join('\n')}\n`)
  const started = startProcess({ name: 'balancer', command: findBalancer() ?? 'haproxy', args: ['-f', file] })
  return { stop: () => stopProcess(started) }
}
