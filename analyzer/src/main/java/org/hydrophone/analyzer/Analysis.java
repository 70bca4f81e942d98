package org.hydrophone.analyzer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.hydrophone.analyzer.catalogue.Catalogue;
import org.hydrophone.analyzer.catalogue.Endpoint;
import org.hydrophone.analyzer.catalogue.NoiseSample;
import org.hydrophone.analyzer.diff.Difference;
import org.hydrophone.analyzer.diff.InventoryDiff;
import org.hydrophone.analyzer.export.EndpointRows;
import org.hydrophone.analyzer.export.ExchangeJson;
import org.hydrophone.analyzer.export.ExchangeLines;
import org.hydrophone.analyzer.export.OpenApiWriter;
import org.hydrophone.analyzer.export.OutputException;
import org.hydrophone.analyzer.export.OutputFolder;
import org.hydrophone.analyzer.export.ReportWriter;
import org.hydrophone.analyzer.export.RunFacts;
import org.hydrophone.analyzer.export.RunSummary;
import org.hydrophone.analyzer.gateway.Observation;
import org.hydrophone.analyzer.observe.RecordHandler;
import org.hydrophone.analyzer.observe.RecordSource;
import org.hydrophone.analyzer.template.Match;
import org.hydrophone.analyzer.template.Sighting;
import org.hydrophone.analyzer.template.TemplateLearner;
import org.hydrophone.analyzer.template.TemplateModel;
import org.hydrophone.record.ExchangeView;
import org.hydrophone.record.Field;
import org.hydrophone.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * One analysis: a pass over the records to learn the templates, a second to count, then the difference and the files.
 *
 * <p>The result depends on the records alone, not on their order, the clock or the machine. One owner thread.
 */
public final class Analysis {
    private final AnalysisOptions options;
    private final OutputFolder out;
    private final RunFacts facts = new RunFacts();
    private final TemplateLearner learner = new TemplateLearner();
    private final NoiseSample noise = new NoiseSample();
    private final Observation.Maker observations;
    private final DeclaredTemplates declared;

    private Analysis(AnalysisOptions options, OutputFolder out) {
        this.options = options;
        this.out = out;
        observations = new Observation.Maker(options.legs());
        declared = new DeclaredTemplates(options.inventory());
    }

    /**
     * Analyzes the records and writes the results.
     *
     * @throws OutputException when the folder cannot be written
     * @throws IOException     when the records cannot be read
     */
    public static RunSummary run(RecordSource records, AnalysisOptions options, OutputFolder out)
            throws IOException, OutputException {
        Analysis analysis = new Analysis(options, out);
        records.forEach(analysis.new Learning());
        TemplateModel model = analysis.learner.finish();
        Catalogue catalogue = new Catalogue(analysis.noise);
        analysis.count(records, model, catalogue);
        catalogue.decide();
        return analysis.write(catalogue);
    }

    private static Sighting sighting(ExchangeView x, Observation o) {
        return new Sighting(o.host(), o.method(), o.path(), o.query(), x.status(), x.text(Field.RESP_CONTENT_TYPE),
                x.text(Field.SOAP_ACTION));
    }

    private final class Learning implements RecordHandler {
        @Override
        public void onExchange(ExchangeView exchange) {
            Observation o = observations.of(exchange);
            if (o != null) {
                learner.learn(sighting(exchange, o));
                noise.add(o.host(), TemplateModel.unknown(o.path()).pathTemplate());
            }
        }

        @Override
        public void onFacts(RecordType type, Map<String, String> record) {
            facts.add(type, record);
        }
    }

    private void count(RecordSource records, TemplateModel model, Catalogue catalogue)
            throws IOException, OutputException {
        RecordSource unredacted = options.unredacted();
        RecordSource source = unredacted == null ? records : unredacted;
        ExchangeJson json = new ExchangeJson(facts.inputNames());
        if (!options.exchanges()) {
            source.forEach((Counting) x -> assign(x, model, catalogue));
            return;
        }
        try (ExchangeLines lines = new ExchangeLines(out, json)) {
            source.forEach((Counting) x -> {
                Endpoint e = assign(x, model, catalogue);
                lines.add(x, e == null ? null : new ExchangeJson.Assignment(e.id, e.pathTemplate, e.operation));
            });
            lines.finish();
        }
    }

    /** A pass that looks at exchanges alone. */
    @FunctionalInterface
    private interface Counting extends RecordHandler {
        @Override
        void onExchange(ExchangeView exchange) throws IOException;
    }

    private @Nullable Endpoint assign(ExchangeView x, TemplateModel model, Catalogue catalogue) {
        Observation o = observations.of(x);
        if (o == null) {
            return null;
        }
        Match match = declared.apply(o, model.match(sighting(x, o)));
        return catalogue.add(x, o, match);
    }

    private RunSummary write(Catalogue catalogue) throws OutputException {
        boolean compared = !options.inventory().isEmpty();
        List<Difference> differences = compared
                ? InventoryDiff.compare(catalogue.endpoints(), options.inventory(), facts.window(catalogue.endpoints()))
                : List.of();
        boolean assessed = options.legs().namesGateways();
        EndpointRows rows = new EndpointRows(facts.inputNames(), assessed);
        out.lines("endpoints.jsonl", rows.endpoints(catalogue.endpoints()));
        if (compared) {
            out.lines("diff.jsonl", rows.differences(differences));
        }
        out.lines("services.jsonl", facts.services());
        OpenApiWriter.write(out, catalogue.endpoints());
        RunSummary summary = new RunSummary(facts, catalogue, differences, compared, assessed);
        out.text("report.md", ReportWriter.markdown(summary, catalogue.endpoints(), differences));
        out.document("summary.json", summary.document());
        summary.files(out.publish(List.of("diff.jsonl", "exchanges.jsonl")));
        return summary;
    }

    /** Copies a stream of exchanges as JSON lines without learning, for queues. */
    public static void print(RecordSource records, List<String> inputs, OutputStream to) throws IOException {
        ExchangeJson writer = new ExchangeJson(inputs);
        try (JsonGenerator json = ExchangeLines.generator(to)) {
            records.forEach((Counting) x -> {
                writer.write(json, x, null);
                json.writeRaw('\n');
            });
        }
    }
}
