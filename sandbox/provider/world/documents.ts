/** Two documents for each brukare: the plan as plain text, and a routine as a small PDF. */
import { dayAfter } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import { textPdf } from './pdf'
import { profiles } from './profiles'
import type { Profile } from './profiles'
import { idOf } from './random'
import { at, brukareIdOf } from './shifts'

/** The documents of a tenant. */
export function documentRows(tenant: string, anchor: DayString): Prisma.DocumentCreateManyInput[] {
  return profiles
    .filter((profile) => profile.tenant === tenant)
    .flatMap((profile) => {
      const common = { tenantId: tenant, brukareId: brukareIdOf(tenant, profile.key) }
      return [
        {
          ...common,
          id: idOf('doc', tenant, profile.key, 'plan'),
          title: 'Genomförandeplan',
          kind: 'genomforandeplan' as const,
          mediaType: 'text/plain',
          content: new TextEncoder().encode(plan(profile)),
          updatedAt: at(dayAfter(anchor, -75), '14:10'),
          notesOnly: true,
        },
        {
          ...common,
          id: idOf('doc', tenant, profile.key, 'routine'),
          title: 'Rutin när någon i personalen blir borta',
          kind: 'routine' as const,
          mediaType: 'application/pdf',
          content: textPdf('Rutin när någon i personalen blir borta', routine),
          updatedAt: at(dayAfter(anchor, -200), '09:30'),
          notesOnly: false,
        },
      ]
    })
}

function plan(profile: Profile): string {
  const parts = profile.slots.map(
    ({ start, end, activities }) =>
      `Klockan ${start} till ${end}\n${activities.map((activity) => `- ${activity}`).join('\n')}\n`,
  )
  return `Genomförandeplan\n\nDet här har vi kommit överens om.\n\n${parts.join('\n')}\nPlanen följs upp var sjätte månad.\n`
}

const routine = [
  'Vi söker först en vikarie som du känner.',
  'Vi meddelar dig vem som kommer innan passet börjar.',
  'Hittar vi ingen visas passet som ej bokat i Insyn.',
  'Du når oss dygnet runt på journumret.',
]
