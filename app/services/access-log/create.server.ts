import type { Database } from '~/database/types'
import type { ProviderGateway } from '~/provider/types'
import { createAccessLogCsv } from './csv.server'
import { createAccessLogListService } from './list.server'
import { createAccessLogService } from './log.server'
import { createStaffLogService } from './staff.server'

/** The use cases of the access log: the rows that reading leaves, and the reading of them. */
export function createAccessLogServices({ database, provider }: { database: Database; provider: ProviderGateway }) {
  const accessLogList = createAccessLogListService({ database, provider })
  return {
    accessLog: createAccessLogService({ database, provider }),
    accessLogList,
    staffLog: createStaffLogService({ provider }),
    accessLogCsv: createAccessLogCsv(accessLogList),
  }
}
