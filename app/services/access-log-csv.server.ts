import type { Transform } from 'node:stream'
import type { Access } from '~/auth/types'
import type { TextKey } from '~/i18n/texts'
import type { Scene } from '~/views/scene'
import type { Cell } from '~/views/table'
import type { AccessLogListService, LogExport, LogFilter } from './access-log-list.server'
import { csvOf } from './csv.server'

const columns: readonly [heading: TextKey, value: (row: LogExport) => Cell][] = [
  ['log.csv.number', ({ row }) => row.seq],
  ['log.csv.time', ({ row }) => row.at.toISOString()],
  ['log.csv.who', ({ item }) => item.who],
  ['log.csv.ground', ({ item }) => item.grounds.join('. ')],
  ['log.csv.what', ({ item }) => [item.what, item.about].filter(Boolean).join(' ')],
  ['log.csv.outcome', ({ row }) => row.outcome],
  ['log.csv.action', ({ row }) => row.action],
  ['log.csv.kind', ({ row }) => row.resourceType],
  ['log.csv.id', ({ row }) => row.resourceId],
]

/** The access log for a spreadsheet, read as it is sent; times are ISO 8601 in UTC. */
export function createAccessLogCsv(list: AccessLogListService) {
  return (access: Access, scene: Scene, filter: LogFilter): Transform => {
    async function* lines() {
      yield columns.map(([heading]) => scene.t(heading))
      for await (const one of list.all(access, scene, filter)) yield columns.map(([, value]) => value(one))
    }
    return csvOf(lines())
  }
}
