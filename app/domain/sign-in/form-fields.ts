/** Fields that the portal itself puts in its forms; no page reads them as an answer. */
export const ownFields = {
  /** For whom the page with the form was drawn. */
  owner: 'insyn-owner',
  /** Which of the forms that wait this is. */
  kept: 'insyn-kept',
  /** There when it is not to be taken but kept: its writer has been signed out, and has pressed nothing. */
  wait: 'insyn-wait',
} as const
