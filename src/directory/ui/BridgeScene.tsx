import styles from './SignInPage.module.css'

const hangers = [70, 110, 150, 190, 230, 270, 310, 350, 390, 430, 470, 510, 550]

/** Where the arch stands over a point of the deck: half an ellipse between the feet of the span. */
function archAt(x: number) {
  return 150 - 118 * Math.sqrt(Math.max(0, 1 - ((x - 310) / 280) ** 2))
}

/** A quiet drawing of the bridge that the product is named after. Decorative. */
export function BridgeScene() {
  return (
    <svg className={styles.scene} viewBox="0 0 620 230" preserveAspectRatio="xMidYMax meet" aria-hidden="true" focusable="false">
      <path className={styles.hill} d="M0 150c60-50 120-64 190-40s120 22 190-16 150-44 240 12v124H0Z" />
      <path className={styles.span} d="M30 150a280 118 0 0 1 560 0" />
      <path className={styles.span} d="M44 150a266 104 0 0 1 532 0" />
      {hangers.map((x) => (
        <path key={x} className={styles.cable} d={`M${x} ${archAt(x)}V150`} />
      ))}
      <path className={styles.road} d="M-10 152h640" />
      <path className={styles.reflection} d="M60 178h140M260 190h220M120 206h110M380 210h150M520 182h70" />
    </svg>
  )
}
