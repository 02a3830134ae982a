package vn.khuyenhoc.sample;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the sample profile does not start on a database in use, and what to do. */
class OtherDataAnalyzer extends AbstractFailureAnalyzer<OtherDataFound> {
    @Override
    protected FailureAnalysis analyze(Throwable root, OtherDataFound cause) {
        return new FailureAnalysis(
            "Cơ sở dữ liệu đã có dữ liệu khác, nên tỉnh mẫu không được nạp. | "
                + "The database already holds other data, so the sample province was not loaded into it. Nothing was changed.",
            "Start without the profile 'sample' to use that data, or set SPRING_DATASOURCE_URL to an empty database.", cause);
    }
}
