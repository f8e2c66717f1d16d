import type { Database } from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import { noMetrics, type Metrics } from '~/platform/metrics.server'
import { messageOfToken, readReport } from './sms.server'

type Parts = {
  secret: string | undefined
  database: Pick<Database, 'notices'>
  logger: Pick<Logger, 'warn'>
  metrics?: Pick<Metrics, 'notice'>
}

/**
 * Takes what the SMS service says of how it went with a message. Gives false for a report that was not asked for: its token was not
 * made here, or it is about something else. What says nothing that is known is taken, and changes nothing.
 */
export function createReports({ secret, database, logger, metrics = noMetrics }: Parts) {
  return async (token: string, fields: unknown): Promise<boolean> => {
    const messageId = secret === undefined ? null : messageOfToken(secret, token)
    if (messageId === null) return false
    const report = readReport(fields)
    if (report === null || report.fate === 'underWay') return true
    const fate = report.fate
    const isOurs = await database.notices.settleFate(messageId, report.handle, fate)
    if (isOurs && fate === 'failed') {
      logger.warn({ messageId, channel: 'sms' }, 'a notice has not arrived')
      metrics.notice('sms', 'not arrived')
    }
    return isOurs
  }
}
