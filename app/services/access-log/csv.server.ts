import type { Readable } from 'node:stream'
import type { Access } from '~/auth/types'
import type { TextKey } from '~/i18n/texts'
import type { Scene } from '~/views/frame/scene'
import type { Cell } from '~/views/tables/table'
import type { AccessLogListService, LogExport, LogFilter } from './list.server'
import { csvOf } from '~/services/tables/csv.server'

const columns: readonly [heading: TextKey, value: (row: LogExport, scene: Scene) => Cell][] = [
  ['access-log.csv.number', ({ row }) => row.seq],
  ['access-log.csv.time', ({ item }) => item.when],
  ['access-log.csv.iso', ({ row }) => row.at.toISOString()],
  ['access-log.csv.who', ({ item }) => item.who],
  ['access-log.csv.ground', ({ item }) => item.grounds.join('. ')],
  ['access-log.csv.what', ({ item }) => item.what],
  ['access-log.csv.about', ({ item }) => item.about],
  ['access-log.csv.provider', ({ item }) => item.provider],
  ['access-log.csv.outcome', ({ item }, { t }) => t(`access-log.outcome.${item.outcome}`)],
  ['access-log.csv.action', ({ row }) => row.action],
  ['access-log.csv.kind', ({ row }) => row.resourceType],
  ['access-log.csv.id', ({ row }) => row.resourceId],
]

/** The access log for a spreadsheet, in the words of the page, read as it is sent; times are Swedish, and ISO 8601 in UTC beside. */
export function createAccessLogCsv(list: AccessLogListService) {
  return (access: Access, scene: Scene, filter: LogFilter): Readable => {
    async function* lines() {
      yield columns.map(([heading]) => scene.t(heading))
      for await (const rows of list.all(access, scene, filter))
        for (const one of rows) yield columns.map(([, value]) => value(one, scene))
    }
    return csvOf(lines())
  }
}
