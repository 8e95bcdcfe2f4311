import { defineConfig } from 'vitest/config'
import { REAL_TIME, settings } from './test/vitest-settings.ts'

/** Real pictures and sound need the machine to themselves: one file after the other. */
export default defineConfig({ test: { ...settings, include: REAL_TIME, fileParallelism: false } })
