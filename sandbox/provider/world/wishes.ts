/** The wishes that are there from the start: one that is answered and one that waits. */
import { dayAfter } from '../../../app/domain/time/time'
import { wishReference } from '../../../app/domain/wishes/wish'
import type { DayString } from '../../../app/domain/time/time'
import type { Tables } from '../database/open'
import { idOf } from './random'
import { at, brukareIdOf } from './shifts'
import { firstArbetsledare } from './staff'

/** Pia's wishes: about her plan, six days ago and answered; and another person to a shift that is ahead, yesterday. */
export async function writeWishes(tables: Tables, tenant: string, anchor: DayString): Promise<void> {
  if (tenant !== 'farsta') return
  const brukareId = brukareIdOf(tenant, 'pia')
  const [askedOn, yesterday, ahead] = [dayAfter(anchor, -6), dayAfter(anchor, -1), dayAfter(anchor, 9)]
  const common = { tenantId: tenant, brukareId, sentBy: 'Pia Lindgren', onBehalfOf: 'brukare' as const }
  const shift = await tables.shift.findFirst({
    where: { brukareId, day: ahead, status: 'planned' },
    orderBy: [{ plannedStart: 'asc' }, { id: 'asc' }],
  })
  await tables.wish.create({
    data: {
      ...common,
      ...{
        id: idOf('wish', tenant, 'pia', 'plan'),
        reference: wishReference(() => 3),
        kind: 'plan',
        state: 'accepted',
      },
      ...{ documentId: idOf('doc', tenant, 'pia', 'plan'), sectionIndex: 1 },
      text: 'Jag vill äta frukost innan jag duschar.',
      ...{ sentAt: at(askedOn, '10:05'), receivedAt: at(askedOn, '10:05') },
      answers: {
        create: {
          outcome: 'accepted',
          text: 'Ja, det gör vi från och med nu. Vi skriver om planen när den följs upp.',
          by: `${firstArbetsledare(tenant).displayName}, arbetsledare`,
          at: at(dayAfter(askedOn, 1), '09:20'),
        },
      },
    },
  })
  if (shift === null) return
  await tables.wish.create({
    data: {
      ...common,
      ...{
        id: idOf('wish', tenant, 'pia', 'person'),
        reference: wishReference(() => 7),
        kind: 'otherPerson',
        shiftId: shift.id,
      },
      ...{ state: 'received', text: 'Jag vill att det är någon som har varit här förut.' },
      ...{ sentAt: at(yesterday, '16:40'), receivedAt: at(yesterday, '16:40') },
    },
  })
}
