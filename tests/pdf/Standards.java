// Holds PDF files against the rules of PDF/A-2a and PDF/UA-1, by veraPDF's rule engine and its own profiles.
//
// java -cp verapdf.jar Standards.java FILE.pdf...
// Prints one line for each file and standard, then each broken rule; exits 1 when any rule is broken.
// Reads the profiles by plain DOM, because the jar lacks what its own reader of them needs.

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public final class Standards {
    private static final String FOLDER = "/org/verapdf/pdfa/validation/";
    /** Fewer rules than this would mean that the profile was not read. */
    private static final int FEWEST_RULES = 100;

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        Map<PDFAFlavour, ValidationProfile> profiles = new LinkedHashMap<>();
        profiles.put(PDFAFlavour.PDFA_2_A, profile(PDFAFlavour.PDFA_2_A, "PDFA-2A.xml"));
        profiles.put(PDFAFlavour.PDFUA_1, profile(PDFAFlavour.PDFUA_1, "PDFUA-1.xml"));
        boolean isGood = files.length > 0;
        for (String file : files) {
            for (Map.Entry<PDFAFlavour, ValidationProfile> entry : profiles.entrySet()) {
                isGood &= check(new File(file), entry.getKey(), entry.getValue());
            }
        }
        System.exit(isGood ? 0 : 1);
    }

    private static boolean check(File file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            ValidationResult result = ValidatorFactory.createValidator(profile, false).validate(parser);
            String name = flavour == PDFAFlavour.PDFUA_1 ? "PDF/UA-1" : "PDF/A-2a";
            int rules = profile.getRules().size();
            System.out.println(file.getName() + ": " + name + ": " + (result.isCompliant() ? "passes" : "FAILS")
                + " (" + rules + " rules, " + result.getTotalAssertions() + " checks)");
            Set<String> told = new HashSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                if (assertion.getStatus() == TestAssertion.Status.FAILED && told.add(rule)) {
                    System.out.println("  rule " + rule + ": " + assertion.getMessage());
                    System.out.println("    at " + assertion.getLocation().getContext());
                }
            }
            return result.isCompliant();
        }
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        try (InputStream file = Profiles.class.getResourceAsStream(FOLDER + name)) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getDocumentElement();
            Set<Rule> rules = new HashSet<>();
            for (Element rule : elements(root, "rule")) {
                rules.add(rule(rule));
            }
            Set<Variable> variables = new HashSet<>();
            for (Element variable : elements(root, "variable")) {
                variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
            }
            if (rules.size() < FEWEST_RULES) {
                throw new IllegalStateException(name + " has only " + rules.size() + " rules");
            }
            return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "", rules, variables);
        }
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
            rule.getAttribute("object"), rule.getAttribute("deferred").equals("true") ? Boolean.TRUE : null,
            rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), new ArrayList<>()), new ArrayList<>());
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            elements.add((Element) found.item(at));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
