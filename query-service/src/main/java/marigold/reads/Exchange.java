package marigold.reads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// A request and the answer that is being made for it. Controllers take it as a parameter and hand it on.
public record Exchange(HttpServletRequest request, HttpServletResponse response) {

    @Component
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
