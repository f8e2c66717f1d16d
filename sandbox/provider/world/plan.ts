/** The genomförandeplan of each brukare, part by part: made of the help that they have, so that it says what the schedule says. */
import { dayAfter, stockholmDate } from '../../../app/domain/time/time'
import type { Document, Law } from '../../../provider-api/contract'
import { profiles } from './profiles'
import { brukareIdOf } from './shifts'

const halfAYear = 182

const decided: Record<Law, string> = {
  SFB: 'Personlig assistans, beslut av Försäkringskassan',
  LSS: 'Stöd enligt LSS, beslut av kommunen',
  SoL: 'Hemtjänst, beslut av kommunen',
}

/** What the plan says beside its file; nothing for one whom the world has no profile of. */
export function planOf(tenant: string, brukareId: string, updatedAt: Date): Pick<Document, 'sections' | 'followUpOn'> {
  const profile = profiles.find((one) => one.tenant === tenant && brukareIdOf(tenant, one.key) === brukareId)
  if (profile === undefined) return {}
  return {
    followUpOn: dayAfter(stockholmDate(updatedAt), halfAYear),
    sections: [
      { kind: 'decided', items: profile.laws.map((law) => decided[law]) },
      {
        kind: 'how',
        text: 'Så här ser en vanlig dag ut.',
        items: profile.slots.map(
          ({ start, end, activities }) =>
            `Från klockan ${asSaid(start)} till ${asSaid(end)}: ${activities.join(', ').toLowerCase()}`,
        ),
      },
      {
        kind: 'matters',
        items: [
          'Jag vill veta i förväg vem som kommer.',
          'Säg vem du är när du kommer, och berätta vad du gör.',
          'Fråga mig, också när någon annan är med.',
        ],
      },
      { kind: 'participation', text: 'Jag var med när planen gjordes. Jag har läst den och säger ja till den.' },
      { kind: 'participants', items: ['Jag själv', 'Min kontaktperson hos anordnaren'] },
      { kind: 'other', heading: 'Om någon inte kommer', text: 'Ring jouren. Den svarar dygnet runt.' },
    ],
  }
}

/** '06:00' as one says it: "6"; '07:30' as "7:30". */
const asSaid = (clock: string) => clock.replace(/^0/, '').replace(':00', '')
