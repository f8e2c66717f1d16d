import { describe, expect, it } from 'vitest'
import { newDeviceEvent } from '~/auth/known-device.server'
import type { Database } from '~/database/types'
import { languages } from '~/i18n/languages'
import type { Document } from '../../provider-api/contract'
import { databaseKinds, newBrukareReference, newNumber, useTestDatabase, type TestDatabase } from '../support/databases'
import { at, fresh, noticeScene } from '../support/notice-scene'

const texts = Object.fromEntries(languages.map((language) => [language, 'Något har hänt.']))

describe.each(databaseKinds)(
  'what is told of no brukare, or when nobody has done anything, on the %s database',
  (kind) => {
    let test: TestDatabase
    let database: Database
    useTestDatabase(kind, (opened) => {
      test = opened
      database = opened.database
    })
    const setUp = (clock?: Date) => noticeScene(test, clock)

    const signIn = async (personId: string, isNewDevice: boolean) => {
      const facts = {
        authenticatedAt: at('11:00'),
        acr: 'a',
        broker: 'bankid',
        idpSubject: 's',
        idpSid: null,
        idToken: null,
      }
      const deviceSince = isNewDevice ? test.time.now : at('07:00')
      const device = { deviceLabel: 'x', deviceSince, isNewDevice }
      const { session } = await database.sessions.create({ ...facts, personId, ...device })
      if (isNewDevice) await database.notices.add(newDeviceEvent(personId, session))
      return session.id
    }
    const incident = (concerns: 'all' | string[] | null) =>
      database.outages.add({ kind: 'incident', from: at('11:00'), to: null, texts, concerns })

    it('a sign-in on a new device: to the person alone, whatever they have chosen of others, and not when seen', async () => {
      const { workAt, outcomes, friend, brukare } = await setUp()
      await database.noticeChoices.saveLevel(friend.id, brukare.id, 'none')
      await signIn(friend.id, true)
      expect(await workAt(at('12:05'))).toMatchObject([{ subject: 'Något väntar på dig i Insyn' }])
      const home = await signIn(friend.id, false)
      await signIn(friend.id, true)
      await database.sessions.sawNewDevices(home)
      expect(await workAt(at('12:15'))).toEqual([])
      expect(await outcomes()).toEqual(['seen', 'told'])
    })

    it('an incident: once, to those with a right at a named provider when it is sent, and to nobody unless it is said', async () => {
      const { workAt, outcomes, right, friend } = await setUp()
      // Everybody that there is may be told of one; only one of them is looked at here.
      await test.sql('DELETE FROM "NoticeDestination" WHERE "personId" <> $1', [friend.id])
      await incident(null)
      expect(await workAt(at('12:06'))).toEqual([])
      await incident(['farsta', 'soder'])
      await incident(['elsewhere'])
      expect(await workAt(at('12:15'))).toHaveLength(1)
      right.isOpen = false
      await incident(['farsta'])
      expect(await workAt(at('12:25'))).toEqual([])
      right.fails = true
      await incident(['farsta'])
      expect(await workAt(at('12:35')), 'it is not known now whom it concerns').toEqual([])
      right.fails = false
      right.isOpen = true
      expect(await workAt(at('12:40'))).toHaveLength(1)
      right.isOpen = false
      await incident('all')
      expect(await workAt(at('12:50'))).toHaveLength(1)
      expect((await outcomes()).sort()).toEqual(['noRight', 'noRight', 'told', 'told', 'told'])
    })

    it('nothing to one whose own identity is protected, until the provider has agreed', async () => {
      const { workAt, happens, outcomes } = await setUp()
      const { id: personId } = await database.persons.findOrCreate({
        ...{ number: newNumber(), name: 'Maja', isCoordinationNumber: false },
      })
      await database.noticeChoices.addOwn({ personId, channel: 'email', address: 'maja@post.example' })
      const said = { ...newBrukareReference('Maja'), protectedIdentity: true }
      const says = (noticesApproved?: boolean) =>
        database.representations.replaceFromProvider(personId, 'farsta', {
          brukare: { ...said, ...(noticesApproved === undefined ? {} : { noticesApproved }) },
          representations: [],
        })
      await says()
      const { id: brukareId } = await database.brukare.upsert('farsta', said)
      await signIn(personId, true)
      const about = { brukareId, providerId: 'farsta', forId: null, byId: null }
      await database.notices.add({ key: 'm1', kind: 'nobodyCame', resourceId: 'm1', ...about })
      await happens('nobodyCame', 'other')
      expect((await workAt(at('12:10'))).map(({ to }) => to)).not.toContain('maja@post.example')
      expect((await outcomes()).filter((one) => one === 'protectedIdentity')).toHaveLength(2)
      expect(await database.notices.watched()).not.toContain(brukareId)

      await says(true)
      expect((await database.noticeChoices.offFor([brukareId])).size).toBe(0)
      expect(await database.notices.watched()).toContain(brukareId)
      await signIn(personId, true)
      await database.notices.add({ key: 'm2', kind: 'nobodyCame', resourceId: 'm2', ...about })
      expect((await workAt(at('12:20'))).map(({ to }) => to)).toEqual(['maja@post.example'])
      // What is taken back, or not said any more, is off at once.
      await says()
      expect((await database.noticeChoices.offFor([brukareId])).size).toBe(1)
    })

    it('a document: when it is there for the reader, and not when they have opened it', async () => {
      const { happens, workAt, outcomes, documents, friend, brukare } = await setUp()
      const plan: Document = {
        ...{ id: 'd1', title: 'Plan', kind: 'other', mediaType: 'application/pdf', bytes: 1 },
        updatedAt: at('12:00').toISOString(),
      }
      documents.next = fresh([plan, { ...plan, id: 'd2', requiredScope: 'notes:read' }])
      await happens('document', 'd1')
      expect(await workAt(at('12:05'))).toMatchObject([{ subject: 'Det finns något nytt i Insyn' }])
      await happens('document', 'd2')
      expect(await workAt(at('12:15')), 'it is not theirs to read').toEqual([])
      documents.next = fresh([{ ...plan, id: 'd3' }])
      await happens('document', 'd3')
      const key = 'document:farsta/d3'
      await database.opened.mark({ personId: friend.id, brukareId: brukare.id, key, at: at('12:16') })
      expect(await workAt(at('12:30'))).toEqual([])
      await happens('document', 'gone')
      expect(await workAt(at('12:40'))).toEqual([])
      expect((await outcomes()).sort()).toEqual(['noLonger', 'noLonger', 'seen', 'told'])
    })

    it('a week to print: once, from Thursday, to who wants all, when it is planned to its Sunday', async () => {
      const { workAt, outcomes, planned, reminding, friend, brukare } = await setUp(at('08:00'))
      await reminding()
      expect(await workAt(at('08:10')), 'nobody has chosen all').toEqual([])
      await database.noticeChoices.saveLevel(friend.id, brukare.id, 'all')
      const onDay = async (day: number) => {
        test.time.now = new Date(at('08:00').getTime() + (day - 19) * 86_400_000)
        // What is done of a day is kept by the process: another one does it again, and it is the same.
        await reminding()
        return workAt(new Date(test.time.now.getTime() + 600_000))
      }
      planned.until = '2026-11-28'
      expect(await onDay(20)).toEqual([])
      planned.until = null
      expect(await onDay(21), 'nobody has said how far').toEqual([])
      planned.until = '2026-11-29'
      expect(await onDay(22)).toMatchObject([{ subject: 'Det finns något nytt i Insyn' }])
      planned.until = '2026-12-31'
      expect(await onDay(23), 'Monday is too early').toEqual([])
      expect(await onDay(26)).toHaveLength(1)
      expect(await onDay(27), 'they have been told of that week').toEqual([])
      expect((await outcomes()).sort()).toEqual(['noLonger', 'noLonger', 'seen', 'told', 'told'])
    })
  },
)
