// What Howdy does for one call, without Python: a fresh process loads dlib's detector, landmarks and descriptor, and compares one
// picture with one template. Usage: howdy_like SHAPE_PREDICTOR RESNET PICTURE.bmp
#include <dlib/dnn.h>
#include <dlib/image_io.h>
#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>
#include <iostream>

// The network is dlib's own: dnn_face_recognition_ex.cpp (public domain).
template <template <int, template <typename> class, int, typename> class block, int N, template <typename> class BN, typename SUBNET>
using residual = dlib::add_prev1<block<N, BN, 1, dlib::tag1<SUBNET>>>;
template <template <int, template <typename> class, int, typename> class block, int N, template <typename> class BN, typename SUBNET>
using residual_down = dlib::add_prev2<dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<block<N, BN, 2, dlib::tag1<SUBNET>>>>>>;
template <int N, template <typename> class BN, int stride, typename SUBNET>
using block = BN<dlib::con<N, 3, 3, 1, 1, dlib::relu<BN<dlib::con<N, 3, 3, stride, stride, SUBNET>>>>>;
template <int N, typename SUBNET> using ares = dlib::relu<residual<block, N, dlib::affine, SUBNET>>;
template <int N, typename SUBNET> using ares_down = dlib::relu<residual_down<block, N, dlib::affine, SUBNET>>;
template <typename SUBNET> using alevel0 = ares_down<256, SUBNET>;
template <typename SUBNET> using alevel1 = ares<256, ares<256, ares_down<256, SUBNET>>>;
template <typename SUBNET> using alevel2 = ares<128, ares<128, ares_down<128, SUBNET>>>;
template <typename SUBNET> using alevel3 = ares<64, ares<64, ares<64, ares_down<64, SUBNET>>>>;
template <typename SUBNET> using alevel4 = ares<32, ares<32, ares<32, SUBNET>>>;
using descriptor = dlib::loss_metric<dlib::fc_no_bias<
    128, dlib::avg_pool_everything<alevel0<alevel1<alevel2<alevel3<alevel4<dlib::max_pool<
             3, 3, 2, 2, dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, dlib::input_rgb_image_sized<150>>>>>>>>>>>>>;

int main(int argc, char **argv) try {
    if (argc != 4) {
        std::cerr << "usage: howdy_like SHAPE_PREDICTOR RESNET PICTURE.bmp\n";
        return 2;
    }
    dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
    dlib::shape_predictor landmarks;
    dlib::deserialize(argv[1]) >> landmarks;
    descriptor network;
    dlib::deserialize(argv[2]) >> network;
    dlib::matrix<dlib::rgb_pixel> picture;
    dlib::load_image(picture, argv[3]);
    auto faces = detector(picture);
    if (faces.empty()) {
        std::cout << "no face\n";
        return 1;
    }
    dlib::matrix<dlib::rgb_pixel> chip;
    dlib::extract_image_chip(picture, dlib::get_face_chip_details(landmarks(picture, faces[0]), 150, 0.25), chip);
    dlib::matrix<float, 0, 1> embedding = network(chip);
    dlib::matrix<float, 0, 1> stored = dlib::zeros_matrix(embedding);
    std::cout << dlib::length(embedding - stored) << "\n";
    return 0;
} catch (const std::exception &e) {
    std::cerr << e.what() << "\n";
    return 1;
}
