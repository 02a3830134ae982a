package vn.khuyenhoc.kernel.live;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What websockets and event streams may hold of the server.
 *
 * @param connections how many are open at once, each with a thread of its own once it is acknowledged; and how many event streams
 * @param ofOne how many of them one address may have open; a proxy that does not say whom it speaks for is one
 * @param operations how many of one connection are under way at once, up to the sending of their last answer
 * @param words how many messages one client may send in a second
 * @param message the size of a message that a client sends
 * @param silence after how long without a word, not even a pong, a client is taken for gone
 * @param send how long a client may take to receive one message
 */
@ConfigurationProperties("khuyenhoc.live")
record LiveLimits(@DefaultValue("200") int connections, @DefaultValue("50") int ofOne, @DefaultValue("20") int operations, @DefaultValue("100") int words,
                  @DefaultValue("64KB") DataSize message, @DefaultValue("90s") Duration silence, @DefaultValue("10s") Duration send) {}
