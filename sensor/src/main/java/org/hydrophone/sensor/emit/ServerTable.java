package org.hydrophone.sensor.emit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hydrophone.sensor.flow.FlowEntry;
import org.hydrophone.sensor.http.HttpFlow;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a worker's flows: address, port, what they speak, the names that TLS clients asked for.
 *
 * <p>Holds at most {@link #SERVERS_MAX}; flows of further ones are counted under their reason alone. One owner thread.
 */
public final class ServerTable {
    /** Servers kept. */
    public static final int SERVERS_MAX = 65_536;
    private static final int NAMES_MAX = 64;

    private record Key(long high, long low, int port, int family) { }

    private static final class Server {
        private final TreeSet<String> names = new TreeSet<>();
        private final TreeSet<String> protocols = new TreeSet<>();
        private long flows;
        private long bytes;
        private boolean http;
    }

    private final Map<Key, Server> servers = new HashMap<>();

    /** Notes a flow that is over and answers the reason under which its frames are counted. */
    public String add(HttpFlow flow) {
        String protocol = flow.protocol().name();
        String reason = flow.isHttp() ? "http" : protocol.isEmpty() ? "tcp_not_http"
                : protocol.equals("tls") ? "tcp_encrypted" : "tcp_" + protocol;
        boolean forward = flow.clientDirection() == FlowEntry.FORWARD;
        if (!flow.synSeen() && !flow.isHttp()) {
            // Joined in mid-stream: who serves is known by nothing but the smaller port.
            forward = flow.responderPort <= flow.originPort;
        }
        Key key = forward ? new Key(flow.responderHigh, flow.responderLow, flow.responderPort, flow.family)
                : new Key(flow.originHigh, flow.originLow, flow.originPort, flow.family);
        Server server = servers.get(key);
        if (server == null) {
            if (servers.size() >= SERVERS_MAX) {
                return reason;
            }
            server = new Server();
            servers.put(key, server);
        }
        server.flows++;
        server.bytes += flow.frameBytes;
        server.http |= flow.isHttp();
        server.protocols.add(flow.isHttp() ? "http" : protocol.isEmpty() ? "unknown" : protocol);
        String name = flow.protocol().serverName();
        if (name != null && server.names.size() < NAMES_MAX) {
            server.names.add(name);
        }
        return reason;
    }

    /** One set of facts for each server, in order of address and port. */
    public List<Map<String, String>> facts() {
        TreeMap<String, Map<String, String>> sorted = new TreeMap<>();
        servers.forEach((key, server) -> {
            Map<String, String> facts = new TreeMap<>();
            String address = address(key);
            facts.put("address", address);
            facts.put("port", Integer.toString(key.port));
            facts.put("protocols", String.join(",", server.protocols));
            facts.put("names", String.join(",", server.names));
            facts.put("http", server.http ? "yes" : "no");
            facts.put("flows", Long.toString(server.flows));
            facts.put("bytes", Long.toString(server.bytes));
            sorted.put(address + " " + key.port, facts);
        });
        return new ArrayList<>(sorted.values());
    }

    private static String address(Key key) {
        byte[] bytes = key.family == 4 ? ByteBuffer.allocate(4).putInt((int) key.low).array()
                : ByteBuffer.allocate(16).putLong(key.high).putLong(key.low).array();
        @Nullable String text;
        try {
            text = InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four or sixteen bytes are an address", e);
        }
        return text;
    }
}
