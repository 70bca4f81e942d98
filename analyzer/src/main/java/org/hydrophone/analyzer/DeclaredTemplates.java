package org.hydrophone.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.hydrophone.analyzer.gateway.Observation;
import org.hydrophone.analyzer.inventory.DeclaredOperation;
import org.hydrophone.analyzer.inventory.Inventory;
import org.hydrophone.analyzer.template.Match;
import org.hydrophone.analyzer.template.PathKind;

/**
 * Lets a declared path template win over the learned one, except where the learner found a named literal at the place
 * of
 * a declared parameter: {@code /accounts/export} stays apart from {@code /accounts/{id}}, because who wrote it meant
 * another operation.
 *
 * <p>Stateless but for the inventory; one owner thread.
 */
final class DeclaredTemplates {
    private final Inventory inventory;

    DeclaredTemplates(Inventory inventory) {
        this.inventory = inventory;
    }

    Match apply(Observation o, Match learned) {
        List<DeclaredOperation> declared = inventory.isEmpty() ? List.of() : inventory.find(o.host(), o.path());
        if (declared.isEmpty()) {
            return learned;
        }
        String template = declared.get(0).pathTemplate();
        String[] wanted = template.split("/");
        String[] found = learned.pathTemplate().split("/");
        List<Match.PathParameter> parameters = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < wanted.length; i++) {
            boolean parameter = wanted[i].indexOf('{') >= 0;
            boolean learnedParameter = i < found.length && found[i].indexOf('{') >= 0;
            if (parameter && !learnedParameter && i < found.length && learned.proven() && PathKind.isNamed(found[i])) {
                return learned;
            }
            Match.PathParameter known = learnedParameter && next < learned.parameters().size()
                    ? learned.parameters().get(next++) : null;
            if (parameter) {
                String name = wanted[i].substring(wanted[i].indexOf('{') + 1, wanted[i].indexOf('}'));
                parameters.add(known == null ? new Match.PathParameter(name, "string", "", 1, "declared")
                        : new Match.PathParameter(name, known.type(), known.format(), known.distinct(), "declared"));
            }
        }
        return new Match(template, learned.operation(), learned.proven(), false, 1, parameters);
    }
}
