import { defineConfig } from 'vitest/config'
import { REAL_TIME, settings } from './test/vitest-settings.ts'

export default defineConfig({
  test: {
    ...settings,
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'db/**/*.test.ts', 'test/**/*.test.ts', 'tools/**/*.test.ts'],
    exclude: REAL_TIME,
    maxWorkers: 2,
  },
})
