/** What each test person shows, in a line, for the sign-in page and the demo's list. Keys are those of sandbox/data/cast.ts. */
export const castNotes: Readonly<Record<string, string>> = {
  pia: 'Har personlig assistans dygnet runt. Har fått svar på en invändning, och schemat är ändrat.',
  karl: 'Har hjälp från två anordnare samtidigt. Allt syns på samma sidor.',
  alva: 'Är tonåring och loggar in själv. Hennes mamma är vårdnadshavare.',
  maja: 'Har skyddade personuppgifter. Ingen adress och inget telefonnummer visas.',
  sven: 'Har både en god man och en dotter med framtidsfullmakt.',
  bo: 'Hans bror är god man och dessutom assistent. Det kallas jäv.',
  rut: 'Har en god man i dag. Ett tidigare uppdrag har gått ut.',
  ivar: 'Har en god man som bara sörjer för person. Ett tidigare uppdrag är återkallat.',
  tuulikki: 'Läser hellre på finska. Välj språk högst upp i portalen.',
  hanna: 'Har en god man för ekonomin och en förvaltare för resten.',
  yngve: 'Har korta besök av hemtjänsten morgon och kväll. I går kväll kom ingen.',
  greta: 'Är god man för åtta personer. Har tidrapporter att granska.',
  omar: 'Är förvaltare för Hanna Dahl.',
  leila: 'Är vårdnadshavare för Elsa, som är barn, och Alva, som är tonåring.',
  jan: 'Är god man för sin bror Bo och arbetar själv som hans assistent.',
  eva: 'Har en framtidsfullmakt för sin pappa Sven.',
  nils: 'Är pappa till Pia och bor i en annan stad. Ser bara schemat.',
  sara: 'Är syster till Pia. Ser schemat, vad som gjordes, tidrapporter och timmar.',
  ulla: 'Har haft uppdrag som god man. Båda har upphört, så ingenting visas.',
  vera: 'Hade tillgång till Pias uppgifter. Pia har tagit tillbaka den.',
  frida: 'Har fått en inbjudan från Pia och har inte svarat.',
  ingrid: 'Är god man för Tuulikki tillsammans med Per. De gör allt gemensamt.',
  per: 'Är god man för Tuulikki tillsammans med Ingrid. De gör allt gemensamt.',
  amir: 'Är ombud för Karl. Loggar in med samordningsnummer.',
  zeki: 'Har samordningsnummer och ser inget. Logga in här först och sedan på nästa rad.',
  zekiNy: 'Är samma person, som nu har fått ett personnummer. Portalen berättar det en gång.',
}

/** The headings the persons stand under on the sign-in page, in order. */
export const castGroups: readonly { heading: string; keys: readonly string[] }[] = [
  {
    heading: 'Får hjälp',
    keys: ['pia', 'karl', 'alva', 'maja', 'sven', 'bo', 'rut', 'ivar', 'tuulikki', 'hanna', 'yngve'],
  },
  { heading: 'Företräder någon', keys: ['greta', 'omar', 'leila', 'jan', 'eva', 'amir', 'ingrid', 'per'] },
  { heading: 'Är anhörig', keys: ['nils', 'sara', 'frida'] },
  { heading: 'Har inte längre tillgång', keys: ['ulla', 'vera'] },
  { heading: 'Får ett nytt personnummer', keys: ['zeki', 'zekiNy'] },
]
