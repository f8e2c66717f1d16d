// "Here" and "at your home" are true only where the one who gets the help reads them: a relative in another town reads the same text.

/** Who may be said to be somewhere: a name that is put in, or a word for a person. */
const someone = {
  sv: String.raw`(?:\}\}|\b(?:vem som|vem|personen|personer|hen|han|hon|de|någon|ingen|två|assistenten|vikarien))`,
  en: String.raw`(?:\}\}|\b(?:who|person|people|he|she|they|nobody|someone|somebody|two|assistant|substitute))`,
  fi: String.raw`(?:\}\}|(?<!\p{L})(?:kuka|joku|kukaan|ketään|hän|he|henkilö|henkilöä|kaksi|avustaja|sijainen))`,
}

const swedish = [
  new RegExp(
    String.raw`${someone.sv} (?:är|var|har varit|har|vara|väntar|stannar|kom|skulle (?:ha varit|vara))(?: \p{L}+)? här(?!\p{L})`,
    'iu',
  ),
  /^här(?: nu)?\.?$|^väntar här\.?$|^här sedan/iu,
  /\bhos dig(?!\p{L})|\bhem till dig(?!\p{L})/iu,
]

const patterns = {
  sv: swedish,
  'sv-lattlast': swedish,
  en: [
    new RegExp(
      String.raw`${someone.en} (?:is|was|are|were|be|has been|have been|came|stays?|waits|should (?:have been|be))(?: \p{L}+)? here(?!\p{L})`,
      'iu',
    ),
    /^here(?: now)?\.?$|^(?:waits|waiting) here\.?$|^here since/iu,
    /\b(?:with you|at your home|at your place)(?!\p{L})/iu,
  ],
  fi: [
    new RegExp(String.raw`${someone.fi} (?:on|ovat|oli|olivat|ei ole|ole|odottaa)(?: \p{L}+)? täällä(?!\p{L})`, 'iu'),
    /^täällä(?: nyt)?\.?$|^odottaa täällä\.?$/iu,
    /(?<!\p{L})(?:luonasi|luoksesi|luotasi|kotonasi)(?!\p{L})/iu,
  ],
}

/** Read by the one who gets the help alone: the variants that are named so, and what the public pages say of the service. */
const isForOneself = (key) => key.startsWith('about.') || /\.own(?:_|\.|$)|Own(?:_|\.|$)/u.test(key)

/**
 * Texts that say where somebody is by where the reader is, though others read them too.
 * @param {string} language
 * @param {Record<string, unknown>} flat key → text
 * @returns {string[]}
 */
export function presenceFaults(language, flat) {
  return Object.entries(flat)
    .filter(([key, text]) => typeof text === 'string' && !isForOneself(key))
    .filter(([, text]) => patterns[language].some((pattern) => pattern.test(text)))
    .map(
      ([key, text]) =>
        `${language}: "${key}": where somebody is, as only the one who gets the help can read it: ${text}`,
    )
}
