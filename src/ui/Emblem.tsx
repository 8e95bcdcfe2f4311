import styles from './Emblem.module.css'

/** The mark of the product: one span of an arched bridge over its water. Decorative: the name stands beside it. */
export function Emblem({ size = 32 }: { size?: number }) {
  return (
    <svg className={styles.emblem} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className={styles.arch} d="M3.5 22a12.5 12.5 0 0 1 25 0" />
      <path className={styles.deck} d="M2.5 18h27" />
      <path className={styles.hanger} d="M9.6 12.6v5M16 9.8v7.8M22.4 12.6v5" />
      <path className={styles.water} d="M4.5 26.6h23" />
    </svg>
  )
}
