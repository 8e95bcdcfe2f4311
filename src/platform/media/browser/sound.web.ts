const TONE_HZ = 440
const TONE_GAIN = 0.2

/** Tells how loud a microphone is, 0 to 1, ten times a second, until the function returned is called. */
export function meterSound(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const wave = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(wave)
    onLevel(wave.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0))
  }, 100)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}

/** Plays a tone on a loudspeaker (by device id; absent: the usual one); whether it was heard only the person can say. */
export async function playTone(seconds: number, speaker?: string): Promise<void> {
  const context: AudioContext & { setSinkId?: (id: string) => Promise<void> } = new AudioContext()
  if (speaker) await context.setSinkId?.(speaker)
  const gain = context.createGain()
  gain.gain.value = TONE_GAIN
  gain.connect(context.destination)
  const tone = context.createOscillator()
  tone.frequency.value = TONE_HZ
  tone.connect(gain)
  tone.start()
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  await context.close()
}
