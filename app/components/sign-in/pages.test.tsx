import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { TextsProvider } from '~/i18n/context'
import { languages } from '~/i18n/languages'
import { FormOwner } from '~/components/forms/post-form'
import { NobodyToChoose } from '~/components/choose/nobody-to-choose'
import { SubjectList } from '~/components/choose/subject-list'
import { NewNumberPage } from './new-number-page'
import { ResumeForms } from './resume-forms'
import { SignInFault } from './sign-in-fault'
import { SignInForm } from './sign-in-form'
import { SignOutForm } from './sign-out-form'
import { SigningOutAtBroker } from './signing-out-at-broker'

const again = { again: 'till=%2Fb%2Fx&skal=tid', till: '/b/x', isSignedIn: false }
const fault = { code: 'broker-timeout', kind: 'unavailable', reference: 'a-number' }
const subject = {
  id: 'x',
  name: 'Karl Öberg',
  validTo: '2027-05-03',
  jointWith: ['Omar Haddad'],
  conflictOfInterest: 'assistant' as const,
  asOf: new Date('2026-11-19T08:00:00Z'),
  waits: 'En sak väntar på dig',
  at: null,
}
const roles = ['brukare', 'vardnadshavare', 'godMan', 'forvaltare', 'framtidsfullmakt', 'ombud', 'anhorig'] as const

const one = [{ id: 'e-legitimation', name: null }]
const several = [
  { id: 'bankid', name: 'BankID' },
  { id: 'freja', name: 'Freja' },
]

const pages = {
  'sign in': (
    <SignInForm choices={one} till="/b/x" vad={null} skal={null} fault={undefined} isKept={false} isPressed={false} />
  ),
  'sign in, session ended': (
    <SignInForm choices={one} till="/b/x" vad={null} skal="tid" fault={undefined} isKept={false} isPressed={false} />
  ),
  'sign in, signed out elsewhere': (
    <SignInForm
      choices={one}
      till="/b/x"
      vad={null}
      skal="utloggad"
      fault={undefined}
      isKept={false}
      isPressed={false}
    />
  ),
  'sign in, session forgotten': (
    <SignInForm choices={one} till="/b/x" vad={null} skal="borta" fault={undefined} isKept isPressed={false} />
  ),
  'sign in, again': (
    <SignInForm
      choices={one}
      till="/b/x"
      vad={null}
      skal="bekrafta"
      fault={undefined}
      isKept={false}
      isPressed={false}
    />
  ),
  'sign in, broker down': (
    <SignInForm
      choices={one}
      till="/b/x"
      vad={null}
      skal={null}
      fault={{ ...fault, broker: null }}
      isKept={false}
      isPressed={false}
    />
  ),
  'sign in, with a choice': (
    <SignInForm
      choices={several}
      till="/b/x"
      vad={null}
      skal={null}
      fault={undefined}
      isKept={false}
      isPressed={false}
    />
  ),
  'sign in, one of several down': (
    <SignInForm
      {...{ choices: several, till: '/b/x', vad: null, skal: null, isKept: false, isPressed: false }}
      fault={{ ...fault, broker: 'freja' }}
    />
  ),
  resume: (
    <ResumeForms
      till="/b/x"
      forms={[{ id: 'k', keptAt: subject.asOf, action: '/b/x', fields: [['text', '"<Hon kom aldrig>']] }]}
    />
  ),
  'new number': <NewNumberPage till="/b/x" />,
  'sign out': <SignOutForm />,
  'to broker': <SigningOutAtBroker atBroker="http://localhost:3002/session/end" />,
  unavailable: <SignInFault {...fault} {...again} />,
  cancelled: <SignInFault code="sign-in-cancelled" kind="forbidden" reference="" {...again} />,
  'not confirmed': <SignInFault code="sign-in-cancelled" kind="forbidden" reference="" {...again} isSignedIn />,
  expired: <SignInFault code="sign-in-expired" kind="invalid" reference="" {...again} />,
  identity: <SignInFault code="identity-two-numbers" kind="forbidden" reference="" {...again} />,
  refused: <SignInFault code="broker-claim-nonce" kind="invalid" reference="" {...again} />,
  nobody: <NobodyToChoose refused={[]} unconfirmed />,
  choose: (
    <SubjectList
      invitations={[]}
      refused={[]}
      unconfirmed
      notices={[]}
      now={subject.asOf}
      offer={null}
      subjects={roles.map((role) => ({ ...subject, id: role, role }))}
    />
  ),
}

describe.each(languages)('in %s', (language) => {
  it.each(Object.entries(pages))('%s is a page with one heading and no missing text', (_name, page) => {
    const html = renderToStaticMarkup(<TextsProvider language={language}>{page}</TextsProvider>)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/(auth|choose)\.[a-z]|\{\{|undefined/)
  })
})

describe('the sign-in page', () => {
  const html = renderToStaticMarkup(<TextsProvider language="sv">{pages['sign in']}</TextsProvider>)
  it('warns against callers right at the button', () => {
    expect(html).toMatch(/Logga aldrig in på uppmaning av någon som ringer dig\.<\/strong><\/p><button/)
  })
  it('needs a press, and no script', () => {
    expect(html).toMatch(/<form method="post" action="\/logga-in"><input type="hidden" name="till" value="\/b\/x"/)
  })
})

it('gives back what was written, escaped', () => {
  expect(renderToStaticMarkup(<TextsProvider language="sv">{pages.resume}</TextsProvider>)).toContain(
    'value="&quot;&lt;Hon kom aldrig&gt;"',
  )
})

it('leads back to the sign-in page it began on, with the place and the reason', () => {
  const html = renderToStaticMarkup(<TextsProvider language="sv">{pages.cancelled}</TextsProvider>)
  expect(html).toContain('href="/logga-in?till=%2Fb%2Fx&amp;skal=tid"')
  const signedIn = renderToStaticMarkup(<TextsProvider language="sv">{pages['not confirmed']}</TextsProvider>)
  expect(signedIn).toContain('href="/b/x"')
  expect(signedIn).not.toContain('inte inloggad')
})

it('says in every form for whom it was drawn, once', () => {
  const html = renderToStaticMarkup(
    <TextsProvider language="sv">
      <FormOwner value="the word">{pages.resume}</FormOwner>
    </TextsProvider>,
  )
  expect(html.match(/<form /g)).toHaveLength(2)
  expect(html.match(/<input type="hidden" name="insyn-owner" value="the word"\/><\/form>/g)).toHaveLength(2)
})
