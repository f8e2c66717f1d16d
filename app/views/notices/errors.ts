import type { NoticeChannel, TypedChannel } from '~/domain/notices/address'
import type { Texts } from '~/i18n/texts'

type Fault = { field: string; fault: string }
type FieldError = { field: string; text: string }

const addFaults = [
  ...(['empty', 'form', 'notMobile', 'tooLong', 'already', 'tooMany'] as const),
  ...(['unreachable', 'noSuch', 'tooOften'] as const),
] as const
const codeFaults = ['form', 'wrong', 'tooMany', 'tooOld'] as const
const sendFaults = ['unreachable', 'noSuch', 'tooOften'] as const

const known = <Name extends string>(names: readonly Name[], fault: string): Name | null =>
  names.find((one) => one === fault) ?? null

/** What is wrong with an address that was typed, in words for its kind. */
export function addErrors(channel: TypedChannel, faults: readonly Fault[], t: Texts): FieldError[] {
  return faults.flatMap(({ fault }) => {
    const name = known(addFaults, fault)
    return name === null ? [] : [{ field: 'address', text: t(`notices.add.${channel}.error.${name}`) }]
  })
}

/** What is wrong with a code, at its field, and what could not be sent, which has no field. */
export function destinationErrors(
  channel: NoticeChannel,
  faults: readonly Fault[],
  t: Texts,
): { errors: FieldError[]; notSent: string | null } {
  const errors = faults.flatMap(({ field, fault }) => {
    const name = field === 'code' ? known(codeFaults, fault) : null
    return name === null ? [] : [{ field: 'code', text: t(`notices.destination.error.${name}`) }]
  })
  const [unsent] = faults.flatMap(({ field, fault }) => (field === 'code' ? [] : (known(sendFaults, fault) ?? [])))
  return { errors, notSent: unsent === undefined ? null : t(`notices.add.${channel}.error.${unsent}`) }
}
