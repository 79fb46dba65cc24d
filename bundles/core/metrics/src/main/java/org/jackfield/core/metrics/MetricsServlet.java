package org.jackfield.core.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** Answers Prometheus, in its own text format or in OpenMetrics if asked for. */
final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<MetricSnapshots> numbers;
    private final transient Guard guard;
    private final transient OpenMetricsTextFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
    private final transient PrometheusTextFormatWriter prometheus = PrometheusTextFormatWriter.create();

    /** Lets whoever may read metrics pass. */
    interface Guard {
        /** @throws ProblemException if the caller may not */
        void check(HttpServletRequest request);
    }

    MetricsServlet(Supplier<MetricSnapshots> numbers, Guard guard) {
        this.numbers = numbers;
        this.guard = guard;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            guard.check(request);
        } catch (ProblemException refused) {
            refuse(refused.problem(), response);
            return;
        }
        String accepted = request.getHeader("Accept");
        ExpositionFormatWriter writer = openMetrics.accepts(accepted) ? openMetrics : prometheus;
        response.setContentType(writer.getContentType());
        writer.write(response.getOutputStream(), numbers.get());
    }

    private static void refuse(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.kind().httpStatus());
        if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Jackfield\", charset=\"UTF-8\"");
        }
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().println(problem.toLine());
    }
}
