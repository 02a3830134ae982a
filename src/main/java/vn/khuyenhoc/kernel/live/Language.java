package vn.khuyenhoc.kernel.live;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Keeps the language of a client's handshake, in which it is answered for as long as the connection lasts. */
class Language implements HandshakeInterceptor {
    private static final String KEY = Language.class.getName();

    static Locale of(Map<String, Object> attributes) {
        return (Locale) attributes.getOrDefault(KEY, Locale.of("vi"));
    }

    @Override
    public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Map<String, Object> attributes) {
        attributes.put(KEY, LocaleContextHolder.getLocale());
        return true;
    }

    @Override
    public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, @Nullable Exception failure) {}
}
