import type { PullContext, Register } from './context'

/** So few may be gone between two readings whatever there were; of more, a fifth. */
const few = 10

/**
 * Whether so much is gone from a register that the answer is not to be believed: an empty list with 200 would take away everybody's. What
 * is gone then stands, and the log says it, until the tenant's file has it in `acceptLoss`.
 */
export function isLoss(
  { tenant, logger }: Pick<PullContext, 'tenant' | 'logger'>,
  register: Register,
  { before, gone }: { before: number; gone: number },
): boolean {
  const isSudden = gone > 0 && (gone === before || (gone > few && gone * 5 > before))
  if (!isSudden || tenant.acceptLoss.includes(register)) return false
  logger.error({ register, before, gone }, 'so much is gone from a register of Lifecare that it is not believed')
  return true
}
