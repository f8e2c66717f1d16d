import type { Rule } from './rule'

/** Signing in, and what every answer has whatever it is about. */
export const transportRules = {
  https: {
    part: 'signIn',
    level: 'fault',
    must: 'The base URL and the token endpoint are HTTPS.',
    means: 'Both carry data about health. Plain HTTP is taken for an address on your own machine only.',
    seen: 'Nothing: the portal does not start with such an address.',
  },
  token: {
    part: 'signIn',
    level: 'fault',
    must: 'A good assertion gives a token: 200 with access_token, token_type Bearer and expires_in in whole seconds.',
    means: 'See Authentication. Without a token nothing else can be checked, and the check ends with status 2.',
    seen: 'The last good answers with their time, for as long as there are any; then that your system cannot be reached.',
  },
  'assertion-refused': {
    part: 'signIn',
    level: 'fault',
    must: 'An assertion that is wrong gives no token: signature, alg, iss, sub, aud, an exp that has passed or is over 10 minutes ahead.',
    means:
      'Each is sent with one thing wrong. A token for any of them means that somebody else than the portal can read everything.',
    seen: 'Nothing, and that is what is bad about it: the data are open to others.',
  },
  'assertion-once': {
    part: 'signIn',
    level: 'fault',
    must: 'An assertion gives a token once: its jti is not taken a second time.',
    means: 'An assertion that was caught on the way could otherwise be used again until it expires.',
    seen: 'Nothing: the data are open to others.',
  },
  'assertion-refusal-form': {
    part: 'signIn',
    level: 'warning',
    must: 'A refused assertion is answered with 401 and {"error":"invalid_client"}.',
    means: 'RFC 6749, 5.2. The operator finds what is wrong from it.',
    seen: 'Nothing. The operator looks longer for the cause.',
  },
  'token-needed': {
    part: 'signIn',
    level: 'fault',
    must: 'A call without a token, with a changed one, or with another word than Bearer gives 401 as a problem.',
    means: 'Also a photo and a document.',
    seen: 'Nothing: the data are open to others.',
  },
  answers: {
    part: 'transport',
    level: 'fault',
    must: 'A call that the contract has is answered: a whole answer comes, and no 5xx, 408, 425 or 429.',
    means:
      'No connection, one that breaks off, and no answer within the time that the check waits (--patience) are told here.',
    seen: 'On {page}: the last good answer with its time, or that you cannot be reached.',
  },
  'status-200': {
    part: 'transport',
    level: 'fault',
    must: 'What every brukare has, and what your capabilities say that you have, is 200, also when there is nothing: an empty list.',
    means:
      'A 403 or 404 is told as that you do not give it to Insyn, never as that there is nothing; a 400 as that you answered wrongly.',
    seen: 'On {page}: that it is not given to Insyn, or that you answered wrongly.',
  },
  redirect: {
    part: 'transport',
    level: 'fault',
    must: 'No call is answered with a redirect.',
    means:
      'The portal follows none: the token would go to where it leads. Give the operator the address that it ends at.',
    seen: 'On {page}: the last good answer with its time, or that you answered wrongly.',
  },
  'media-type': {
    part: 'transport',
    level: 'fault',
    must: 'A 200 or 201 has Content-Type application/json (or another that ends with +json).',
    means: 'So that a page from a proxy is never taken for an answer of yours.',
    seen: 'On {page}: the last good answer with its time. Of a write, that nobody knows whether it came.',
  },
  compressed: {
    part: 'transport',
    level: 'fault',
    must: 'No answer is compressed.',
    means: 'The portal does not ask for it and does not unpack it, so that a limit on bytes is a limit on memory.',
    seen: 'On {page}: the last good answer with its time, or that you answered wrongly.',
  },
  'answer-size': {
    part: 'transport',
    level: 'fault',
    must: 'An answer has at most 5 MB (a document 50 MB).',
    means: 'It is not read further than that. Give pages.',
    seen: 'On {page}: the last good answer with its time, or that you answered wrongly.',
  },
  'read-in-time': {
    part: 'transport',
    level: 'fault',
    must: 'A read is answered within 1.5 seconds, and a write within 3.',
    means: 'So long does the portal wait. A whole page of it has 2 seconds for all its calls.',
    seen: 'On {page}: the last good answer with its time. Of a write, that it is on its way still.',
  },
  'most-in-time': {
    part: 'transport',
    level: 'warning',
    must: '95 of 100 answers come within 300 milliseconds.',
    means: 'Of all calls of this check, in its own measure: network between it and you is in it.',
    seen: 'Pages that take long, and parts of them with an old time.',
  },
  clock: {
    part: 'transport',
    level: 'fault',
    must: 'The Date header is there, and within 5 seconds of the right time.',
    means:
      'Assertions and tokens are judged by the clock, and so is who is there now. Let your servers follow NTP, and this machine too.',
    seen: 'Who is there now is told wrongly; with more, every token is refused and you cannot be reached.',
  },
  'request-id': {
    part: 'transport',
    level: 'warning',
    must: 'X-Request-Id comes back as it was sent.',
    means: 'With it one page view can be followed through both systems.',
    seen: 'Nothing. A fault takes longer to find.',
  },
  'problem-form': {
    part: 'transport',
    level: 'fault',
    must: 'Every 4xx and 5xx is a problem (RFC 9457) with type, title and status.',
    means:
      'A 4xx without it is taken for a proxy in between: nothing is refused by it, and it is sent again and again.',
    seen: 'A refused write is said to be on its way for ever; a read shows the last good answer in place of "not here".',
  },
  'problem-type': {
    part: 'transport',
    level: 'warning',
    must: 'A problem has Content-Type application/problem+json and the status that the answer has.',
    means: 'RFC 9457. The portal goes by the status of the answer.',
    seen: 'Nothing. A fault takes longer to find.',
  },
  'retry-after': {
    part: 'transport',
    level: 'fault',
    must: 'Retry-After is whole seconds, or an HTTP date, and at most an hour ahead.',
    means:
      'RFC 9110, 10.2.3. In another form it is as if it were not there; a longer time is cut to an hour, because a person waits.',
    seen: 'What was sent is tried again at other times than you asked for.',
  },
  'number-told': {
    part: 'transport',
    level: 'fault',
    must: 'No personal identity number that the check has sent is in any answer or header.',
    means: 'With or without the century and the dash. The check also looks at problems.',
    seen: "Somebody's number in an address, a log or on a page.",
  },
  'number-like': {
    part: 'transport',
    level: 'warning',
    must: 'Nothing in an answer looks like a personal identity number.',
    means: 'Ten or twelve digits with a date and a right check digit, which now and then is something else.',
    seen: "If it is one: somebody's number on a page, or in an address and the logs.",
  },
  'never-sent': {
    part: 'transport',
    level: 'fault',
    must: 'No answer has a field for a reason for absence, a coordinate, a door code or a number, not even outside the contract.',
    means:
      'Told by the names of fields. The portal drops what the contract does not have, but it has then left you already.',
    seen: 'Nothing: it is dropped. It should not have been sent.',
  },
} as const satisfies Record<string, Rule>
