package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import marigold.web.BodyTooLarge;
import org.springframework.core.MethodParameter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// A request and the answer that is being made for it. Controllers take it as a parameter and hand it on.
public record Exchange(HttpServletRequest request, HttpServletResponse response) {
    /// The body of a question that is too long for an address.
    ///
    /// @param bytesMax more are refused
    public byte[] body(DataSize bytesMax) throws IOException {
        return body(request, bytesMax);
    }

    static byte[] body(HttpServletRequest request, DataSize bytesMax) throws IOException {
        int max = Math.toIntExact(bytesMax.toBytes());
        byte[] body = request.getInputStream().readNBytes(max + 1);
        if (body.length > max) throw new BodyTooLarge(bytesMax);
        return body;
    }

    /// Gives it to the methods that take one.
    static final class Parameter implements HandlerMethodArgumentResolver, WebMvcConfigurer {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Exchange.class;
        }

        @Override
        public Exchange resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binders) {
            return new Exchange(
                    request.getNativeRequest(HttpServletRequest.class),
                    request.getNativeResponse(HttpServletResponse.class));
        }
    }
}
