/**
 * Below which a grant is looked at as a small one. No rule of law names a size: a starting point for the reader, to be
 * confirmed by the secretariat.
 */
export const smallGrant = { USD: '10000', VND: '250000000', certainty: 'unverified' } as const
