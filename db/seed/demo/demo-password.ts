/** Printed at start and on the sign-in page: it opens demonstration accounts only. */
export const DEMO_PASSWORD = 'nhip-cau-2026'
