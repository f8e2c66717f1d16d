import { describe, expect, it, vi } from 'vitest'
import { toldAfterMs } from '~/domain/delivery/undelivered'
import { delay, down, objection, refusal, setUp, strange, taken, type Result } from './test-delivery'

describe('the worker', () => {
  it('writes nothing more about an item that another worker has settled', async () => {
    const { worker, did } = setUp(objection, taken, { first: false })
    await worker.work()
    expect(did).toEqual(['lodge key-1', 'delivered out-1'])
  })

  it('sends again, with the same key, when the receipt could not be written', async () => {
    const { worker, did, waiting } = setUp(objection, taken, { syncFails: true })
    await worker.work()
    expect(did).toEqual(['lodge key-1', 'delivered out-1', `later out-1 portal portal ${delay}`])
    waiting.push(objection)
    await worker.work()
    expect(did.filter((text) => text === 'lodge key-1')).toHaveLength(2)
  })

  it('tells the operator of a broken contract at once, and of any other trouble after a day', async () => {
    const broken = setUp(objection, strange)
    await broken.worker.work()
    expect(broken.logger.error).toHaveBeenCalledWith(
      expect.objectContaining({ providerId: 'farsta', operation: 'lodgeObjection', errorCode: 'http-302' }),
      expect.stringContaining('contract'),
    )
    const young = setUp(objection, down)
    await young.worker.work()
    expect(young.logger.error).not.toHaveBeenCalled()
    const old = setUp({ ...objection, ageMs: toldAfterMs }, down)
    await old.worker.work()
    expect(old.logger.error).toHaveBeenCalledWith(
      expect.objectContaining({ providerId: 'farsta', ageMs: toldAfterMs }),
      'outbox item has been tried for a day',
    )
  })

  it('does not wait for one that hangs: neither in the same turn nor for another provider', async () => {
    const never = new Promise<Result>(() => undefined)
    const { worker, did, waiting } = setUp(objection, taken)
    const slow = setUp({ ...objection, idempotencyKey: 'slow' }, taken)
    slow.provider.lodgeObjection = () => never
    slow.worker.start()
    worker.start()
    await vi.waitFor(() => expect(did).toHaveLength(3))
    slow.provider.lodgeObjection = (_, __, key) => Promise.resolve(slow.did.push(key)).then(() => taken)
    slow.waiting.push({ ...objection, id: 'out-2', idempotencyKey: 'quick' })
    slow.worker.nudge()
    await vi.waitFor(() => expect(slow.did).toContain('quick'))
    expect(waiting).toEqual([])
    await worker.stop()
    void slow.worker.stop()
  })

  it('logs ids only', async () => {
    const { worker, logger } = setUp(objection, refusal)
    await worker.work()
    expect(JSON.stringify([logger.info.mock.calls, logger.warn.mock.calls])).not.toContain('Ingen kom')
  })

  it('wakes at once by a nudge, and lets what is under way finish before it stops', async () => {
    const { worker, did, waiting } = setUp(objection, taken)
    worker.start()
    await vi.waitFor(() => expect(did).toHaveLength(3))
    waiting.push({ ...objection, idempotencyKey: 'key-2' })
    const before = performance.now()
    worker.nudge()
    await vi.waitFor(() => expect(did).toContain('lodge key-2'), { interval: 5 })
    expect(performance.now() - before).toBeLessThan(5_000)
    await worker.stop()
    expect(did.at(-1)).toBe('sync portal-1 obj-1')
    waiting.push(objection)
    worker.nudge()
    expect(waiting).toHaveLength(1)
  })
})
