package vn.khuyenhoc.kernel.errors;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Answers in our words what Tomcat refuses before it asks any page: a request that is not rightly HTTP. What it need not refuse itself, it passes on. */
@Component
@ConditionalOnWebApplication
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final PlainAnswer answer;

    UnreadableRequests(PlainAnswer answer) {
        this.answer = answer;
    }

    /** The innermost of the host's valves speaks first; those around it find the answer given. */
    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(connector -> {
            // It would fail with the eleventh language that a browser sends; how long a head may be is bounded.
            connector.setMaxLocaleCount(-1);
            // It would name methods in Allow that no page takes; kernel.web refuses it.
            connector.setAllowTrace(true);
        });
        tomcat.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(Report.class.getName());
            host.getPipeline().addValve(new Report(answer));
        });
    }

    private static final class Report extends ErrorReportValve {
        private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);

        private final PlainAnswer answer;

        Report(PlainAnswer answer) {
            this.answer = answer;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            String id = RequestId.of(request);
            response.setHeader(RequestId.HEADER, id);
            LOG.info("{} is not rightly HTTP: {}", id, response.getStatus());
            try {
                answer.write(request, response, response.getStatus(), PlainErrors.codeOf(response.getStatus()), id);
                response.finishResponse();
            } catch (IOException gone) {
                // then nobody listens
            }
        }
    }
}
