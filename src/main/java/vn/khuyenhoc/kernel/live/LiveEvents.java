package vn.khuyenhoc.kernel.live;

import jakarta.servlet.ServletException;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.graphql.server.webmvc.GraphQlSseHandler;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Spring's handler of event streams, whose headers come before the first event does. */
class LiveEvents extends GraphQlSseHandler {
    LiveEvents(EventRequests requests, GraphQlProperties.Sse settings) {
        super(requests, settings.getTimeout(), settings.getKeepAlive());
    }

    @Override
    public ServerResponse handleRequest(ServerRequest request) throws ServletException {
        return new EarlyHeaders(super.handleRequest(request));
    }
}
