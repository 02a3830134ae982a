package vn.khuyenhoc.kernel.documents;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.errors.PlainAnswer;

/** Puts links to operations before the filter that makes a POST of each GET. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OperationLinkSettings {
    @Bean
    FilterRegistrationBean<OperationLinks> operationLinks(TrustedDocuments documents, PlainAnswer answer, JsonMapper json) {
        FilterRegistrationBean<OperationLinks> filter = new FilterRegistrationBean<>(new OperationLinks(documents, answer, json));
        filter.addUrlPatterns(OperationLinks.PATH + "*");
        filter.setOrder(105);
        return filter;
    }
}
