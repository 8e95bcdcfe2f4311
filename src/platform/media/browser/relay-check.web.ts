const PATIENCE_MS = 5000

/** Whether a relay can be reached that way, with the pass given; null when none of that kind is configured. */
export async function canRelay(servers: readonly RTCIceServer[], transport: 'udp' | 'tcp'): Promise<boolean | null> {
  const fitting = servers
    .map((server) => ({ ...server, urls: [server.urls].flat().filter((url) => transportOf(url) === transport) }))
    .filter((server) => server.urls.length > 0)
  if (fitting.length === 0) return null
  const connection = new RTCPeerConnection({ iceServers: fitting, iceTransportPolicy: 'relay' })
  try {
    return await findsRelay(connection)
  } finally {
    connection.close()
  }
}

async function findsRelay(connection: RTCPeerConnection): Promise<boolean> {
  const found = new Promise<boolean>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, false)
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.type === 'relay') resolve(true)
      if (candidate === null) resolve(false)
    })
  })
  connection.createDataChannel('relay')
  await connection.setLocalDescription(await connection.createOffer())
  return found
}

function transportOf(url: string): 'udp' | 'tcp' | null {
  if (!/^turns?:/.test(url)) return null
  if (url.includes('transport=tcp') || url.startsWith('turns:')) return 'tcp'
  return 'udp'
}
