import type { Outage } from '~/domain/outages/outage'

/** What who runs the portal says to everybody who comes to it. */
export type OutageRepository = {
  /** The one that begins first before the others; also those that are over. */
  list: () => Promise<Outage[]>
  /** With what is written for those who are told of it outside the portal. @returns its id */
  add: (outage: Pick<Outage, 'kind' | 'from' | 'to' | 'texts' | 'concerns'>) => Promise<string>
  /** It is over now. False when there is none such, or it is over already. */
  end: (id: string) => Promise<boolean>
}
