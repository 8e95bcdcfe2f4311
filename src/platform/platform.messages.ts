import { defineMessages } from './messages.ts'

export const platformMessages = defineMessages(
  {
    'problem.platform.request.invalid': 'Yêu cầu chưa hợp lệ. Đề nghị kiểm tra các mục được nêu.',
    'problem.platform.access.not-signed-in': 'Phiên làm việc đã hết. Đề nghị đăng nhập lại.',
    'problem.platform.access.not-allowed': 'Vai trò hiện tại không được thực hiện việc này.',
    'problem.platform.access.cross-site': 'Yêu cầu đến từ một trang khác và đã bị từ chối.',
    'problem.platform.not-found': 'Không tìm thấy nội dung này, hoặc quý vị không có quyền xem.',
    'problem.platform.conflict.already-there': 'Dữ liệu này đã có trong hệ thống.',
    'problem.platform.conflict.changed-meanwhile': 'Nội dung vừa được người khác thay đổi. Đề nghị tải lại rồi làm tiếp.',
    'problem.platform.data.refused': 'Dữ liệu không đúng quy tắc ({constraint}).',
    'problem.platform.data.turned-round': 'Ngày cuối phải sau ngày đầu, và thời gian mới phải sau thời gian đã có.',
    'problem.platform.request.too-large': 'Tệp hoặc nội dung quá lớn.',
    'problem.platform.request.too-many': 'Quá nhiều lần thử. Đề nghị chờ {retryAfter} giây.',
    'problem.platform.internal': 'Hệ thống gặp lỗi. Đề nghị thử lại; nếu vẫn lỗi, gửi mã yêu cầu cho quản trị.',
    'problem.platform.unavailable': 'Hệ thống tạm thời không phục vụ được. Dữ liệu đã lưu vẫn an toàn; đề nghị thử lại sau ít phút.',
  },
  {
    'problem.platform.request.invalid': 'The request is not valid. Please check the fields named.',
    'problem.platform.access.not-signed-in': 'Your session has ended. Please sign in again.',
    'problem.platform.access.not-allowed': 'Your current role may not do this.',
    'problem.platform.access.cross-site': 'The request came from another site and was refused.',
    'problem.platform.not-found': 'This was not found, or you may not see it.',
    'problem.platform.conflict.already-there': 'This is already in the system.',
    'problem.platform.conflict.changed-meanwhile': 'Somebody else has just changed this. Please reload and continue.',
    'problem.platform.data.refused': 'The data breaks a rule ({constraint}).',
    'problem.platform.data.turned-round': 'The last day must come after the first, and a new time after the one that is there.',
    'problem.platform.request.too-large': 'The file or content is too large.',
    'problem.platform.request.too-many': 'Too many attempts. Please wait {retryAfter} seconds.',
    'problem.platform.internal': 'Something went wrong on our side. Please try again; if it stays, send the request id to the administrator.',
    'problem.platform.unavailable': 'The service is not available for the moment. What you saved is safe; please try again in a few minutes.',
  },
)
