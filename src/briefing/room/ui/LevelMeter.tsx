import { useEffect, useRef } from 'react'
import styles from './panels.module.css'

interface LevelMeterProps {
  label: string
  /** Calls back with levels from 0 to 1 until it is undone. */
  watch: (listener: (level: number) => void) => () => void
}

/** A bar that follows a sound without drawing anything again. */
export function LevelMeter({ label, watch }: LevelMeterProps) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => watch((level) => ref.current?.style.setProperty('--level', Math.min(1, level).toFixed(3))), [watch])
  return (
    <div ref={ref} className={styles.meter} role="img" aria-label={label}>
      <i />
    </div>
  )
}
