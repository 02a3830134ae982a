package vn.khuyenhoc.kernel.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;

/** One client takes no more than its part, whatever its ports, and gives it back. */
class SeatsTest {
    private static InetSocketAddress from(String address, int port) {
        return new InetSocketAddress(address, port);
    }

    @Test
    void takesANetworkOfIpv6ForOne() {
        Seats seats = new Seats(9, 1);
        assertThat(seats.take(from("2001:db8:0:1::1", 1))).isTrue();
        assertThat(seats.take(from("2001:db8:0:1::2", 1))).isFalse();
        assertThat(seats.take(from("2001:db8:0:2::1", 1))).isTrue();
    }

    @Test
    void leavesRoomForOthers() {
        Seats seats = new Seats(3, 2);
        assertThat(seats.take(from("10.0.0.1", 1))).isTrue();
        assertThat(seats.take(from("10.0.0.1", 2))).isTrue();
        assertThat(seats.take(from("10.0.0.1", 3))).as("a third of one").isFalse();
        assertThat(seats.take(null)).as("of an address that is not known").isTrue();
        assertThat(seats.take(from("10.0.0.2", 1))).as("a fourth of all").isFalse();
        assertThat(seats.taken()).isEqualTo(3);
        seats.leave(from("10.0.0.1", 2));
        assertThat(seats.take(from("10.0.0.1", 3))).isTrue();
        seats.leave(null);
        seats.leave(from("10.0.0.1", 1));
        seats.leave(from("10.0.0.1", 3));
        assertThat(seats.taken()).isZero();
        assertThat(seats.take(from("10.0.0.2", 1))).isTrue();
    }
}
