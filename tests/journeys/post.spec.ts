import { createTransport } from 'nodemailer'
import { axeFaults } from '../a11y/gates/axe'
import { expect, test, withScripts } from '../support/fixtures'
import { main } from '../support/objection-steps'
import { postAt } from '../support/post'

// What comes there comes for all: it has a stack of its own, with the desk's.
test.use({ stackName: 'desk' })

test(
  'what is sent is on the telephone and in the mailbox of whom it is for',
  withScripts,
  async ({ page, origins }, { project }) => {
    // With and without script the same stack is used: each sends to another person.
    const isFirst = project.name === 'journeys'
    const [key, name, to] = isFirst
      ? ['greta', 'Greta Malm', 'greta@post.example']
      : ['sara', 'Sara Lindgren', 'sara@post.example']
    const send = async (address: string, id: string): Promise<void> => {
      const transport = createTransport({
        host: '127.0.0.1',
        port: (await postAt(origins.post)).smtpPort,
        ignoreTLS: true,
      })
      const letter = {
        from: 'Insyn <insyn@insyn.example>',
        subject: 'Något väntar på dig i Insyn',
        text: 'Hej.\n\nLogga in.\n',
      }
      await transport.sendMail({ ...letter, to: address, messageId: `<${id}@insyn.example>` })
      transport.close()
    }
    await page.goto(`${origins.post}/${key}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    await expect(main(page)).toContainText('Inga brev än.')
    await send(to, `a-${project.name}`)
    // The same letter again is one letter.
    await send(to, `a-${project.name}`)
    await send(`nobody-${project.name}@post.example`, `b-${project.name}`)
    await page.getByRole('link', { name: 'Titta efter nya meddelanden' }).click()
    const mail = page.locator('section', { has: page.getByRole('heading', { name: 'E-post' }) })
    await expect(mail.getByRole('listitem')).toHaveCount(1)
    await expect(mail.getByRole('heading', { level: 3 })).toHaveText('Något väntar på dig i Insyn')
    await expect(mail).toContainText('Från Insyn, 19 november klockan')
    await expect(mail).toContainText('Kom 2 gånger')
    await expect(page.getByText(/^Nummer: 070-174 06 \d\d$/)).toBeVisible()

    await page.getByRole('link', { name: 'Andra adresser' }).first().click()
    await expect(main(page)).toContainText(`Till nobody-${project.name}@post.example`)
    await page.getByRole('link', { name: 'Alla testpersoner' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('1 meddelande')
  },
)

test(
  'the pages of the post office can be read by anybody, by keyboard and on a small screen',
  withScripts,
  async ({ page, origins, keyboard }, { project }) => {
    for (const path of ['/', '/pia', '/sven', '/andra', '/finns-inte']) {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto(`${origins.post}${path}`)
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect.soft(wide, path).toBeLessThanOrEqual(0)
      if (project.name === 'journeys') expect.soft(await axeFaults(page), path).toEqual([])
    }
    await page.goto(origins.post)
    await keyboard.tabTo(page.getByRole('link', { name: 'Hoppa till innehållet' }))
    await keyboard.press(page.getByRole('link', { name: 'Pia Lindgren' }))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pia Lindgren')
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Telefon', 'E-post', 'Digital brevlåda'])
  },
)

test(
  'a telephone is one’s own by a code, and a digital mailbox by who one is',
  withScripts,
  async ({ page, origins, signInAs }, { project }) => {
    const [key, number] = project.name === 'journeys' ? ['leila', '+46701740618'] : ['ingrid', '+46701740626']
    await signInAs(key, { path: '/aviseringar/ny/sms' })
    const field = page.getByRole('textbox', { name: 'Mobilnummer' })
    await field.fill('08-123 450 00')
    await page.getByRole('button', { name: 'Skicka en kod dit' }).click()
    await expect(main(page)).toContainText('Skriv ett svenskt mobilnummer, som börjar på 07')
    await field.fill(number.replace('+46', '0'))
    await page.getByRole('button', { name: 'Skicka en kod dit' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Skriv koden')
    const { messages } = await postAt(origins.post)
    const sent = messages.findLast(({ way, to }) => way === 'sms' && to === number)?.text ?? ''
    expect(sent).not.toMatch(/https?:|\/\//)
    await page.getByRole('textbox', { name: 'Kod' }).fill(/^\d{6}/.exec(sent)?.[0] ?? '')
    await page.getByRole('button', { name: 'Bekräfta' }).click()
    await expect(page.getByRole('link', { name: /^070-174 06 \d\d$/ })).toBeVisible()

    await page.getByRole('link', { name: 'Lägg till din digitala brevlåda' }).click()
    await expect(main(page)).toContainText('Din digitala brevlåda hos Min myndighetspost går att nå.')
    await page.getByRole('button', { name: 'Skicka till min digitala brevlåda' }).click()
    const mailbox = page.getByRole('link', { name: 'Digital brevlåda' })
    await expect(mailbox).toBeVisible()
    await mailbox.click()
    await page.getByRole('button', { name: 'Skicka ett prov' }).click()
    await page.goto(`${origins.post}/${key}`)
    const box = page.locator('section', { has: page.getByRole('heading', { name: 'Digital brevlåda' }) })
    await expect(box.getByRole('heading', { level: 3 })).toHaveText('Ett prov från Insyn')
    // The number by which it is found is shown nowhere.
    await page.goto(`${origins.portal}/aviseringar`)
    await expect(page.getByText(/19(85|59)\d{8}/)).toHaveCount(0)
  },
)
