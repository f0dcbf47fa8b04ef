// The one connection of a browser to readout serve, held by a shared worker for all its tabs, which hear of each
// build, and of the end of the server, on a channel.
const channel = new BroadcastChannel('readout-preview')

function connect() {
  const stream = new EventSource('events')
  stream.onmessage = message => channel.postMessage(JSON.parse(message.data))
  stream.onerror = () => { // one that is merely cut off tries again by itself
    channel.postMessage({ lost: true })
    if (stream.readyState === EventSource.CLOSED) setTimeout(connect, 3000)
  }
}
connect()
