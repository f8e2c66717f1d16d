/** Fields that the portal itself puts in its forms; no page reads them as an answer. */
export const ownFields = {
  /** For whom the page with the form was drawn. */
  owner: 'insyn-owner',
  /** Which of the forms that wait this is. */
  kept: 'insyn-kept',
} as const
