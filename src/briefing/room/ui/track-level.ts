const everyMs = 60

/** How loud a microphone is, some sixteen times a second, from 0 to 1; speech at a normal distance lies about the middle. */
export function watchTrackLevel(track: MediaStreamTrack, listener: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = new AnalyserNode(context, { fftSize: 1024 })
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    listener(levelOf(power))
  }, everyMs)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}

/** Mean power of samples as a level: -60 dB is nothing, -6 dB is full. */
export function levelOf(power: number): number {
  if (power <= 0) return 0
  return Math.max(0, Math.min(1, (10 * Math.log10(power) + 60) / 54))
}
