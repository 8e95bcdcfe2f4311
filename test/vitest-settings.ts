/** What all suites of vitest have in common. */
export const settings = {
  globalSetup: ['test/global-setup.ts'],
  pool: 'forks' as const,
  testTimeout: 300_000,
  hookTimeout: 300_000,
}

/** Tests in which pictures and sound run in real time through the media server. */
export const REAL_TIME = ['src/platform/media/*.test.ts', 'src/briefing/recording/recording.test.ts', 'src/briefing/room/line-check-socket.test.ts']
