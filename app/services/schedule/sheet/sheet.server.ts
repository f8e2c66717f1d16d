import type { Access } from '~/auth/types'
import type { Language } from '~/i18n/languages'
import { weekOf } from '~/domain/time/time'
import type { ScheduleService } from '~/services/schedule/schedule.server'
import type { createStaffPictures } from '~/services/staff/pictures.server'
import type { UrgentAround } from '~/services/urgent/around.server'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { sheetView, type SheetView } from '~/views/schedule/sheet'
import { whoseOf } from '~/views/staff/photo'
import { sheetPdf } from './pdf.server'
import { onPdf } from './pictures.server'

type Parts = {
  schedule: Pick<ScheduleService, 'span'>
  around: Pick<UrgentAround, 'calls'>
  staffPictures: Pick<ReturnType<typeof createStaffPictures>, 'picture'>
}

/** A week of the schedule on one sheet of paper. */
export function createSheetService({ schedule, around, staffPictures }: Parts) {
  /** The faces that a PDF can hold, each asked for once; one that cannot be had is left out. */
  const picturesOf = async (access: Access, scene: Scene, sheet: SheetView): Promise<Map<string, string>> => {
    const entries = sheet.days.flatMap(({ entries: ofDay }) => ofDay)
    const photos = [...new Set(entries.flatMap(({ photo }) => photo ?? []))]
    const byStaff = new Map(photos.map((photo) => [keyOf(photo), photo]))
    const faces = new Map(
      await Promise.all(
        [...byStaff].map(async ([key, photo]): Promise<[string, string | null]> => {
          const found = await staffPictures.picture(access, scene, whoseOf(photo))
          return [key, typeof found === 'string' ? null : onPdf(found)]
        }),
      ),
    )
    return new Map(
      photos.flatMap((photo): [string, string][] => {
        const face = faces.get(keyOf(photo)) ?? null
        return face === null ? [] : [[photo, face]]
      }),
    )
  }

  return {
    /** The sheet of the days from Monday to Sunday. */
    async week(
      access: Access,
      scene: Scene,
      { from, to }: { from: string; to: string },
    ): Promise<{ sheet: SheetView; notices: ProviderNotice[] }> {
      const [view, calls] = await Promise.all([schedule.span(access, scene, from, to), around.calls(access, scene)])
      const { name: brukareName, protectedIdentity: isProtected } = access.brukare
      const whose = { own: access.role === 'brukare', brukareName, isProtected }
      return { sheet: sheetView(view, calls, whose, weekOf(from).week, scene), notices: view.notices }
    },

    /** The same as a tagged PDF of one page; null: the week does not fit on one sheet. */
    async pdf(
      access: Access,
      scene: Scene,
      sheet: SheetView,
      language: Language,
    ): Promise<Uint8Array<ArrayBuffer> | null> {
      return sheetPdf(sheet, await picturesOf(access, scene, sheet), language, scene)
    },
  }
}

/** One of a person is enough, whichever day it was found by. */
function keyOf(photo: string): string {
  const { providerId, staffId } = whoseOf(photo)
  return `${providerId} ${staffId}`
}
