package vn.khuyenhoc.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;

/** A request whose answer is accepted as a spreadsheet: the same that is sent to the address of files. */
class FilePost extends JsonPost {
    private final String file;

    /** @param ending csv or xlsx */
    FilePost(HttpServletRequest request, String body, String ending) {
        super(request, body, MediaType.APPLICATION_JSON);
        this.file = "/exports/graphql." + ending;
    }

    @Override
    public String getRequestURI() {
        return getContextPath() + file;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer sent = super.getRequestURL();
        return sent.replace(sent.length() - super.getRequestURI().length(), sent.length(), getRequestURI());
    }

    @Override
    public String getServletPath() {
        return file;
    }
}
