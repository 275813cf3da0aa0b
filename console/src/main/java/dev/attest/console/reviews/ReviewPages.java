package dev.attest.console.reviews;

import dev.attest.console.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// The templates of a review.
@CheckedTemplate(basePath = "reviews")
final class ReviewPages {

    private ReviewPages() {}

    static native TemplateInstance review(Frame frame, ReviewBoard board, @Nullable String notice);

    static native TemplateInstance board(ReviewBoard board, @Nullable String notice);

    static native TemplateInstance changes(ReviewBoard board);

    static native TemplateInstance detail(ItemDetail detail);

    static native TemplateInstance signature(
            Frame frame, SignatureSheet sheet, String meaning, @Nullable NotSigned problem);
}
