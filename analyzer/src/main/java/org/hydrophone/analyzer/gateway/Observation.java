package org.hydrophone.analyzer.gateway;

import java.util.HashMap;
import java.util.Map;
import org.hydrophone.analyzer.observe.Addresses;
import org.hydrophone.analyzer.observe.Canonical;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.Field;
import org.hydrophone.record.Incomplete;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a request as the analyzer counts it: canonical host and path in public terms, and its leg.
 *
 * @param host   lower case, no default port; {@code ip:port} where no authority was seen
 * @param path   canonical, sensitive values as tokens
 * @param leg    part of the way
 * @param client client's address
 * @param server server's address
 */
public record Observation(String host, String method, String path, String query, Leg leg, String client,
        String server) {
    /** Makes observations of records. One owner thread. */
    public static final class Maker {
        private static final int KEPT = 100_000;
        private final Legs legs;
        private final Addresses addresses = new Addresses();
        private final Map<String, Leg> known = new HashMap<>();

        /** A maker that uses this policy. */
        public Maker(Legs legs) {
            this.legs = legs;
        }

        /** The observation; null for a response without request and for CONNECT, which name no operation. */
        public @Nullable Observation of(ExchangeView x) {
            String method = x.text(Field.METHOD);
            if (x.incomplete() == Incomplete.RESPONSE_ONLY || method.equals("CONNECT")) {
                return null;
            }
            String client = addresses.text(x.family(), x.clientHigh(), x.clientLow());
            String server = addresses.text(x.family(), x.serverHigh(), x.serverLow());
            Leg leg = leg(client, server, x.serverPort());
            String path = Canonical.path(x.text(Field.PATH));
            String host = Canonical.host(x.text(Field.HOST), x.text(Field.SCHEME), server, x.serverPort());
            if (leg == Leg.INNER || leg == Leg.DIRECT || leg == Leg.DIRECT_ALLOWED) {
                Legs.Place place = legs.publicPlace(server, x.serverPort(), path);
                if (place != null) {
                    host = place.host();
                    path = place.path().isEmpty() ? "/" : place.path();
                }
            }
            return new Observation(host, method, path, x.text(Field.QUERY), leg, client, server);
        }

        private Leg leg(String client, String server, int port) {
            String key = client + " " + server + " " + port;
            Leg leg = known.get(key);
            if (leg == null) {
                leg = legs.leg(client, server, port);
                if (known.size() < KEPT) {
                    known.put(key, leg);
                }
            }
            return leg;
        }
    }
}
